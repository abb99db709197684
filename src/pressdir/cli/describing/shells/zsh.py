"""Completion for zsh, with what each command and option does beside it.

Names are quoted by `compadd`; with -U they take the place of what was typed, accents or not.
"""

from collections.abc import Sequence

from pressdir.cli.describing.shells.cases import filled
from pressdir.cli.describing.tree import Command, Option

SCRIPT = r"""#compdef pressdir
# Completion of pressdir for zsh: eval "$(pressdir completion zsh)" in .zshrc, or a file `_pressdir`
# in a folder of $fpath.

_pressdir() {
    local command='' takes='' at option=${words[CURRENT-1]} typed=${(Q)PREFIX}
    local -a options choices commands found
    for ((at = 2; at < CURRENT; at++)); do
        case ${words[at]} in
            --db) ((at++)) ;;
            -*) ;;
            *) command=${words[at]}; break ;;
        esac
    done
    if [[ $PREFIX == --*=* ]]; then
        option=${PREFIX%%=*}
        compset -P '*='
    fi
    case $command:$option in
@VALUES@
        @FILES@) _files; return ;;
        @TEXTS@) return 1 ;;
    esac
    case $command in
@COMMANDS@
    esac
    if [[ $PREFIX == --* || ( $PREFIX == -* && $takes != contacts ) ]]; then
        _describe -o option options
        return
    fi
    case $takes in
        files) _files; return ;;
        contacts)
            found=("${(@f)$(_call_program contacts ${(q)words[1]} __complete zsh \
                "${(@q)${(@Q)words[2,CURRENT-1]}}" ${(q)typed} 2>/dev/null)}")
            [[ $#found -gt 1 && -z $found[1] ]] && compstate[insert]='' compstate[list]=list
            found=(${(@)found:#})
            if [[ $#found -eq 1 && $found[1] == *: ]]; then
                compadd -U -S '' -- $found
            else
                compadd -U -- $found
            fi
            ;;
    esac
    (( $#commands )) && _describe command commands
    if (( $#choices )); then
        if [[ $choices[1] == *= ]]; then compadd -S '' -- $choices; else compadd -- $choices; fi
    fi
    [[ $PREFIX == - ]] && _describe -o option options
    return 0
}

if [[ ${funcstack[1]} == _pressdir ]]; then
    _pressdir "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _pressdir pressdir
fi
"""


def script(program: Command) -> str:
    """The script."""
    return filled(SCRIPT, program, _values, _command)


def _values(pattern: str, choices: Sequence[str]) -> str:
    return f"        {pattern}) compadd -- {' '.join(choices)}; return ;;"


def _command(pattern: str, command: Command) -> str:
    options = "\n".join(f"                {_option(each)}" for each in command.options)
    commands = "\n".join(
        f"                {_described(each.name, each.summary)}" for each in command.commands
    )
    choices = () if command.commands else command.choices
    return f"""        {pattern})
            takes={command.takes.value}
            choices=({" ".join(choices)})
            commands=(
{commands}
            )
            options=(
{options}
            )
            ;;"""


def _option(option: Option) -> str:
    return " ".join(_described(name, option.help) for name in option.names)


def _described(name: str, text: str) -> str:
    """What `_describe` takes: a name and its sense, one word to the shell."""
    quoted = text.replace("'", "'\\''")
    return f"'{name}:{quoted}'"
