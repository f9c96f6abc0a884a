package ghanti.voicebot;

/** The other end's socket. Sending never waits. */
interface Socket {

    /** Sends a frame after those before it; a socket that takes nothing any more is closed. */
    void send(String text);

    /** Closes with a code of the WebSocket protocol. */
    void close(int code, String reason);
}
