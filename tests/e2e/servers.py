"""Xapian's servers on loopback, for the tests that need some of them."""
import os
import signal
import socket
import subprocess
import sys
import time


class Server:
    """PROGRAM, by default xapian-tcpsrv, with the database PATH."""

    def __init__(self, path, *options, program='xapian-tcpsrv'):
        for _ in range(20):
            with socket.socket() as s:
                s.bind(('127.0.0.1', 0))
                self.port = s.getsockname()[1]
            self.where = '127.0.0.1:%d' % self.port
            self.process = subprocess.Popen(
                [program, '--interface', '127.0.0.1',
                 '--port', str(self.port), *options, path],
                start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if self.listens():
                return
            self.kill()
        sys.exit('no server starts')

    def listens(self):
        while self.process.poll() is None:
            try:
                socket.create_connection(('127.0.0.1', self.port), 5).close()
                return True
            except OSError:
                time.sleep(0.01)
        return False

    def kill(self):
        """With those of its processes that serve somebody."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
