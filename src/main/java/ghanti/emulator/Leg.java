package ghanti.emulator;

import java.time.Duration;

/**
 * The second leg of a call, which a Connect dials.
 *
 * @param number who was dialled, national with a leading zero
 * @param exoPhone the number that was shown there, written alike
 * @param status how it ended
 * @param dialled from dialling to the end, ringing included
 * @param talked zero if nobody answered
 */
record Leg(String number, String exoPhone, LineStatus status, Duration dialled, Duration talked) {}
