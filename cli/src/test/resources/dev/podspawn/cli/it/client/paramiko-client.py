"""paramiko against podspawn: paramiko-client.py exec|shell|sftp PORT USER KEY KNOWN_HOSTS"""

import os
import sys
import time

import paramiko

PATIENCE = 60


def connect(port, user, key, known_hosts):
    client = paramiko.SSHClient()
    client.load_host_keys(known_hosts)
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect("127.0.0.1", port=int(port), username=user, key_filename=key,
                   allow_agent=False, look_for_keys=False, timeout=PATIENCE)
    return client


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected!r}, got {actual!r}")


def run_exec(client):
    data = os.urandom(200_000)
    stdin, stdout, stderr = client.exec_command("cat; echo error >&2; exit 42", timeout=PATIENCE)
    stdin.write(data)
    stdin.channel.shutdown_write()
    equal(stdout.read(), data)
    equal(stderr.read(), b"error\n")
    equal(stdout.channel.recv_exit_status(), 42)
    _, stdout, _ = client.exec_command("kill -9 $$", timeout=PATIENCE)
    equal(stdout.channel.recv_exit_status(), 137)


def run_shell(client):
    shell = client.invoke_shell(term="xterm", width=100, height=30)
    shell.settimeout(PATIENCE)
    shell.send("stty size\n")
    expect(shell, "30 100")
    shell.resize_pty(width=70, height=20)
    shell.send("while [ \"$(stty size)\" != '20 70' ]; do :; done; echo follow''ed\n")
    expect(shell, "followed")
    shell.send("exit 6\n")
    equal(shell.recv_exit_status(), 6)


def expect(shell, text):
    seen, end = "", time.monotonic() + PATIENCE
    while text not in seen:
        more = shell.recv(4096)
        if not more or time.monotonic() > end:
            raise AssertionError(f"no {text!r} in {seen!r}")
        seen += more.decode("utf-8", "replace")


def run_sftp(client):
    data = os.urandom(300_000)
    sftp = client.open_sftp()
    sftp.mkdir("paramiko dir")
    sftp.chdir("paramiko dir")
    with sftp.open("grüße", "wb") as file:
        file.write(data)
    sftp.chmod("grüße", 0o640)
    sftp.utime("grüße", (981173106, 981173106))
    sftp.posix_rename("grüße", "renamed")
    sftp.symlink("renamed", "link")
    equal(sftp.readlink("link"), "renamed")
    equal(sorted(sftp.listdir()), ["link", "renamed"])
    equal((sftp.stat("link").st_size, sftp.stat("link").st_mode & 0o777), (len(data), 0o640))
    equal(sftp.stat("renamed").st_mtime, 981173106)
    with sftp.open("link", "rb") as file:
        equal(file.read(), data)
    sftp.remove("link")
    equal(sftp.listdir(), ["renamed"])
    sftp.close()


def main():
    part, *where = sys.argv[1:]
    client = connect(*where)
    {"exec": run_exec, "shell": run_shell, "sftp": run_sftp}[part](client)
    client.close()
    print("all is well")


main()
