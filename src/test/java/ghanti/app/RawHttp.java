package ghanti.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are and gives back the whole reply; no client library tidies anything. */
final class RawHttp {

    private RawHttp() {}

    /**
     * One request on a connection of its own.
     *
     * @param text request line, headers, an empty line and the body, lines separated by {@code \n}. Host, Connection and
     *     Content-Length are added
     */
    static String send(int port, String text) throws IOException {
        int split = text.indexOf("\n\n");
        String head = split < 0 ? text : text.substring(0, split);
        String body = split < 0 ? "" : text.substring(split + 2);
        if (head.contains("multipart/form-data")) {
            body = body.replace("\n", "\r\n") + "\r\n";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String length = head.startsWith("POST") ? "\nContent-Length: " + bytes.length : "";
        String start = (head + "\nHost: orders.example\nConnection: close" + length + "\n\n").replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(reply);
            return tidied(reply.toString(StandardCharsets.UTF_8));
        }
    }

    /** Without what differs each time. */
    private static String tidied(String reply) {
        return reply.replace("\r\n", "\n")
                .replaceAll("(?m)^(Date|Connection):.*\n", "")
                .stripTrailing();
    }
}
