package ghanti.emulator;

import java.util.List;

/**
 * The one account that the emulated Exotel knows; see docs/exotel-protocol.md, Outbound calls.
 *
 * @param sid the account's name in paths, such as {@code exampletenant1}
 * @param apiKey user name of HTTP Basic
 * @param apiToken password of HTTP Basic
 * @param exoPhones the numbers rented from Exotel, in any spelling; the first one receives incoming calls
 * @param tenantId the numeric {@code tenant_id} of applet requests
 */
public record Account(String sid, String apiKey, String apiToken, List<String> exoPhones, String tenantId) {

    /** Copies the list and asks for at least one number. */
    public Account {
        exoPhones = List.copyOf(exoPhones);
        if (exoPhones.isEmpty()) {
            throw new IllegalArgumentException("An account needs at least one ExoPhone.");
        }
    }

    /** An account with one ExoPhone. */
    public static Account of(String sid, String apiKey, String apiToken, String exoPhone) {
        return new Account(sid, apiKey, apiToken, List.of(exoPhone), "9999");
    }

    boolean owns(String number) {
        return exoPhones.stream().anyMatch(phone -> PhoneNumber.same(phone, number));
    }

    /** Names the account without its secrets. */
    @Override
    public String toString() {
        return "Account[" + sid + "]";
    }
}
