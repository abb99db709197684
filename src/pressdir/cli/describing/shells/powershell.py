"""Completion for PowerShell, which goes through what is offered, one after another."""

from collections.abc import Iterable

from pressdir.cli.describing.tree import Command, Takes

SCRIPT = r"""# Completion of pressdir for PowerShell, in $PROFILE:
#   pressdir completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName pressdir -ScriptBlock {
    param($typed, $line, $cursor)
    $commands = @{
@COMMANDS@
    }
    $values = @{
@VALUES@
    }
    $words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } |
        ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { "$_" } })
    $command = ''
    for ($at = 1; $at -lt $words.Count; $at++) {
        if ($words[$at] -eq '--db') { $at++ }
        elseif (-not $words[$at].StartsWith('-')) { $command = $words[$at]; break }
    }
    $known = $commands[$command]
    if ($null -eq $known) { return }
    $bare = $typed -replace '^[''"]', '' -replace '[''"]$', '' -replace '''''', ''''
    $choices = $values["${command}:$($words[-1])"]
    if ($null -eq $choices) {
        if ($bare.StartsWith('--') -or ($bare -eq '-' -and $known.takes -ne 'contacts')) {
            $choices = $known.options
        } else {
            $choices = $known.choices
        }
    }
    $found = @($choices | Where-Object { $_ -and $_.StartsWith($bare) })
    if ($known.takes -eq 'contacts' -and -not $bare.StartsWith('--')) {
        $asked = @($words | Select-Object -Skip 1) + @($bare)
        $found += @(& $words[0] __complete powershell @asked 2>$null)
    }
    $found | Where-Object { $_ } | ForEach-Object {
        $text = $_
        if ($text -match '[^\p{L}\p{N}:=.+_-]') {
            $text = "'" + ($text -replace "['\u2018\u2019\u201a\u201b]", '$0$0') + "'"
        }
        [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
    }
}
"""


def script(program: Command) -> str:
    """The script."""
    commands = "\n".join(_command(each) for each in (program, *program.commands))
    values = "\n".join(
        f"        '{name}:{each}' = {_list(option.choices)}"
        for name, option in program.valued
        for each in option.names
        if option.choices or option.takes is Takes.TEXT
    )
    return SCRIPT.replace("@COMMANDS@", commands).replace("@VALUES@", values)


def _command(command: Command) -> str:
    """The table of a command."""
    name = "" if command.commands else command.name
    options = _list([each for option in command.options for each in option.names])
    return (
        f"        '{name}' = @{{ takes = '{command.takes.value}'; "
        f"choices = {_list(command.choices)}; options = {options} }}"
    )


def _list(words: Iterable[str]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"@({quoted})"
