"""Completion for bash 4 and later.

Readline parts words at `:` and `=`, too, so that the line itself is sent, and names come back
quoted for the quotation mark that is open. (As file names bash would quote them, but leave a `$`.)
"""

from collections.abc import Sequence

from pressdir.cli.describing.shells.cases import filled
from pressdir.cli.describing.tree import Command

SCRIPT = r"""# Completion of pressdir for bash: eval "$(pressdir completion bash)"

_pressdir() {
    local program=${COMP_WORDS[0]/#\~/$HOME} word=$2 before=$3 command='' at
    local options='' choices='' takes=''
    COMPREPLY=()
    for ((at = 1; at < COMP_CWORD; at++)); do
        case ${COMP_WORDS[at]} in
            --db)
                ((at++))
                [[ ${COMP_WORDS[at]} == = ]] && ((at++))
                ;;
            -*) ;;
            *)
                command=${COMP_WORDS[at]}
                break
                ;;
        esac
    done
    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $word == = ]] && word=''
    case $command:$before in
@VALUES@
        @FILES@)
            compopt -o default
            return
            ;;
        @TEXTS@) return ;;
    esac
    case $command in
@COMMANDS@
    esac
    if [[ $word == --* || ($word == -* && $takes != contacts) ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
        return
    fi
    case $takes in
        files)
            compopt -o default
            return
            ;;
        contacts)
            mapfile -t COMPREPLY < <(
                "$program" __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null
            )
            ;;
    esac
    COMPREPLY+=($(compgen -W "$choices" -- "$word"))
    [[ $word == - ]] && COMPREPLY+=($(compgen -W "$options" -- "$word"))
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=] ]]; then
        compopt -o nospace
    fi
    return 0
}

complete -F _pressdir pressdir
"""


def script(program: Command) -> str:
    """The script."""
    return filled(SCRIPT, program, _values, _command)


def _values(pattern: str, choices: Sequence[str]) -> str:
    return f"""        {pattern})
            COMPREPLY=($(compgen -W '{" ".join(choices)}' -- "$word"))
            return
            ;;"""


def _command(pattern: str, command: Command) -> str:
    options = " ".join(each for option in command.options for each in option.names)
    return f"""        {pattern})
            takes={command.takes.value}
            choices='{" ".join(command.choices)}'
            options='{options}'
            ;;"""
