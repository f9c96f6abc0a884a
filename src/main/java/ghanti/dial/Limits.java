package ghanti.dial;

/**
 * How much may be dialled, by all servers on one database together.
 *
 * @param perMinute dials a minute of the account, 1 upward
 * @param atOnce lines of the account in use at once, 1 upward
 * @param exophonePerMinute as {@code perMinute}, of one ExoPhone
 * @param exophoneAtOnce as {@code atOnce}, of one ExoPhone
 */
public record Limits(int perMinute, int atOnce, int exophonePerMinute, int exophoneAtOnce) {}
