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

function Test-Python([string[]] $Command) {
    if (-not (Get-Command $Command[0] -ErrorAction SilentlyContinue)) { return $false }
    $program, $options = $Command
    & $program @options -c 'import sys; sys.exit(sys.version_info < (3, 11))' *> $null
    return $LASTEXITCODE -eq 0
}

if (-not (Test-Python $python)) {
    $candidates = @('py', '-3'), @('python'), @('python3')
    $found = $candidates | Where-Object { Test-Python $_ } | Select-Object -First 1
    if (-not $found) {
        [Console]::Error.WriteLine('Please install Python 3.11 or newer, for example: winget install Python.Python.3.13')
        exit 1
    }
    $program, $options = $found
    & $program @options -m venv --clear $venv
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Write-Host "Installing the packages of $Requirements"
& $python -m pip install --quiet --disable-pip-version-check --no-cache-dir --only-binary ':all:' --require-hashes -r $wanted
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
New-Item -ItemType File -Force $stamp | Out-Null
