package ghanti.voicebot;

import ghanti.call.AppletRequest;
import ghanti.call.StreamAddress;
import java.util.function.Supplier;

/** {@link StreamAddress} with tickets. */
public final class StreamAddresses implements StreamAddress {

    private final Tickets tickets;
    private final Supplier<String> publicUrl;
    private final String token;

    /**
     * @param publicUrl of this server, http or https, without a slash at the end
     * @param token the current webhook token
     */
    StreamAddresses(Tickets tickets, Supplier<String> publicUrl, String token) {
        this.tickets = tickets;
        this.publicUrl = publicUrl;
        this.token = token;
    }

    @Override
    public String of(AppletRequest line) {
        return socketUrl() + "/exotel/stream/"
                + tickets.issue(line.flow(), line.callSid(), line.person(), line.incoming(), line.customField());
    }

    @Override
    public String of(String flow) {
        return socketUrl() + "/exotel/" + token + "/" + flow + "/stream";
    }

    /** "ws" where the server is reached without TLS, as on a developer's machine. */
    private String socketUrl() {
        return publicUrl.get().replaceFirst("^http", "ws");
    }
}
