# Makes .venv with Python 3.11 or newer and installs the pinned packages of one requirements file:
#   setup\python.ps1 requirements.txt
# Does nothing when that has been done since the file last changed.
param([Parameter(Mandatory)] [string] $Requirements)
$ErrorActionPreference = 'Stop'

$root = Split-Path $PSScriptRoot
$venv = Join-Path $root '.venv'
$python = Join-Path $venv 'Scripts\python.exe'
$wanted = Join-Path $root $Requirements
$stamp = Join-Path $venv "$Requirements.stamp"

if ((Test-Path $stamp) -and (Get-Item $stamp).LastWriteTime -ge (Get-Item $wanted).LastWriteTime) { exit 0 }

function Test-Python([string] $Program, [string[]] $Options) {
    # A program that complains on stderr is an answer here, not an error.
    $ErrorActionPreference = 'Continue'
    if (-not (Get-Command $Program -ErrorAction SilentlyContinue)) { return $false }
    & $Program @Options -c 'import sys; sys.exit(sys.version_info < (3, 11))' *> $null
    return $LASTEXITCODE -eq 0
}

if (-not (Test-Python $python @())) {
    if (Test-Python 'py' @('-3')) {
        & py -3 -m venv --clear $venv
    } elseif (Test-Python 'python' @()) {
        & python -m venv --clear $venv
    } else {
        [Console]::Error.WriteLine('Please install Python 3.11 or newer: winget install Python.Python.3.13')
        exit 1
    }
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Write-Host "Installing the packages of $Requirements"
& $python -m pip install --quiet --disable-pip-version-check --no-cache-dir `
    --only-binary ':all:' --require-hashes -r $wanted
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
New-Item -ItemType File -Force $stamp | Out-Null
