@echo off
powershell -NoLogo -NoProfile -ExecutionPolicy ByPass -File "%~dp0build.ps1" %*
exit /b %errorlevel%
