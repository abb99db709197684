"""Completion for bash 4 and later.

Readline parts words at `:` and `=`, too, so that the line itself is sent, and names come back
quoted for the quotation mark that is open. (As file names bash would quote them, but leave a `$`.)
"""

from collections.abc import Iterator

from pressdir.cli.describing.tree import Command, Takes

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
    filled = {
        "@VALUES@": "\n".join(_values(program)),
        "@FILES@": _places(program, Takes.FILE, Takes.FOLDER),
        "@TEXTS@": _places(program, Takes.TEXT),
        "@COMMANDS@": "\n".join(_command(each) for each in (program, *program.commands)),
    }
    text = SCRIPT
    for mark, lines in filled.items():
        text = text.replace(mark, lines)
    return text


def _values(program: Command) -> Iterator[str]:
    """The cases of options that have choices."""
    for name, option in program.valued:
        if option.choices:
            cases = "|".join(f"{name}:{each}" for each in option.names)
            words = " ".join(option.choices)
            yield f"        {cases})"
            yield f"""            COMPREPLY=($(compgen -W '{words}' -- "$word"))"""
            yield "            return\n            ;;"


def _places(program: Command, *kinds: Takes) -> str:
    """The pattern of options whose value is of a kind."""
    found = (
        f"{name}:{each}"
        for name, option in program.valued
        for each in option.names
        if option.takes in kinds
    )
    return "|".join(found)


def _command(command: Command) -> str:
    """The case of a command: its options, and what it takes."""
    options = " ".join(each for option in command.options for each in option.names)
    return f"""        {command.name if not command.commands else "''"})
            takes={command.takes.value}
            choices='{" ".join(command.choices)}'
            options='{options}'
            ;;"""
