"""`handoutgen completion`: the shell's completion of codes and languages."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from handoutgen.cli.session import put


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Let a shell complete codes and languages.

    \b
    bash:  echo 'eval "$(handoutgen completion bash)"' >> ~/.bashrc
    zsh:   echo 'eval "$(handoutgen completion zsh)"' >> ~/.zshrc
    fish:  handoutgen completion fish > ~/.config/fish/completions/handoutgen.fish
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.cli.main import cli

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - the three shells are Click's own
    put(found(cli, {}, "handoutgen", "_HANDOUTGEN_COMPLETE").source() + "\n")
