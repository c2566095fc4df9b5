:; exec bash "${0%/*}/build.sh" "$@" # A shell stops here: a workflow that calls build.cmd works on every system.
@echo off
powershell -NoLogo -NoProfile -ExecutionPolicy ByPass -File "%~dp0build.ps1" %*
exit /b %errorlevel%
