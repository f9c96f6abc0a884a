package ghanti.call;

/**
 * What one applet at one position was told, kept so that it is told the same again.
 *
 * @param ended whether there was nothing more to ask: the conversation was over, or waits for a transfer
 * @param place the node reached, or the outcome once it was over
 * @param turn index into the call's turns of the question asked, or -1 if none was
 */
public record Reply(boolean ended, String place, int turn) {}
