package ghanti.stt;

import okhttp3.WebSocket;

/** What is sent on one socket of a provider, and what comes back. For one hearing; not for several threads at once. */
interface Protocol {

    /** Sends some sound. Never waits. */
    void sound(short[] samples, WebSocket socket);

    /** Asks for the words of all that was sent. */
    void paused(WebSocket socket);

    /** What is said when there is no sound to send, so that the socket is not closed. */
    String stillThere();

    /** The last words on the socket. */
    String farewell();

    /** What a frame means. Uses nothing that the other methods change. */
    Said read(String frame);

    /** What the provider means by closing with a code, and the way out, as the end of a sentence. */
    String closed(int code);
}
