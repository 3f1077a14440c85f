@echo off
rem The one way in on Windows: the same tasks as ./dev elsewhere.
where /q py && (py -3 "%~dp0dev" %*) || (python "%~dp0dev" %*)
exit /b %ERRORLEVEL%
