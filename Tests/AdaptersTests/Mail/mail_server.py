"""A mail server for the tests: prints its port, then each mail as one line of JSON.

usage: mail_server.py MODE [certificate key]
modes: plain, starttls, tls, refuse (550 to everybody), busy (451), silent (accepts and says nothing)
"""

import asyncio
import json
import socket
import ssl
import sys
from email import message_from_bytes
from email.policy import default

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self, mode):
        self.mode = mode

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode == "refuse":
            return "550 nobody here has this name"
        if self.mode == "busy":
            return "451 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.original_content, policy=default)
        print(
            json.dumps(
                {
                    "tls": server.transport.get_extra_info("ssl_object") is not None,
                    "hello": session.host_name,
                    "from": envelope.mail_from,
                    "to": envelope.rcpt_tos,
                    "headers": {name: str(value) for name, value in message.items()},
                    "text": message.get_content(),
                    "defects": [str(defect) for defect in message.defects],
                }
            ),
            flush=True,
        )
        return "250 taken"


def silent():
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    held = []
    while True:
        held.append(listener.accept())


async def serve(mode, context):
    settings = {"tls_context": context, "require_starttls": True} if mode == "starttls" else {}
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Handler(mode), hostname="localhost", **settings), "127.0.0.1", 0, ssl=context if mode == "tls" else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def main():
    mode = sys.argv[1]
    if mode == "silent":
        silent()
    context = None
    if mode in ("starttls", "tls"):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
    asyncio.run(serve(mode, context))


main()
