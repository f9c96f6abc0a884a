/**
 * Exotel's side of a Voicebot socket: it opens the WebSocket, plays what comes as a telephone would, and presses keys. It needs
 * no chain and no REST API, and knows nothing of the server behind the socket; docs/exotel-protocol.md, Voicebot.
 */
@NullMarked
package ghanti.emulator.stream;

import org.jspecify.annotations.NullMarked;
