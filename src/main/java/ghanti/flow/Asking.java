package ghanti.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * What all questions have in common.
 *
 * @param noInput said before asking again after silence
 * @param invalid said before asking again after an answer that is not allowed
 * @param attempts silent or invalid answers until {@code exhausted} is taken, 1 upward
 * @param timeout how long to wait for the first key, whole seconds over Gather
 * @param betweenKeys how long to wait for the next key of an answer of several, on a stream
 * @param bargeIn whether a key stops the prompt, on a stream; if not, keys during it are not heard
 * @param exhausted taken after the last attempt
 */
public record Asking(
        Prompt prompt,
        Optional<Prompt> noInput,
        Optional<Prompt> invalid,
        int attempts,
        Duration timeout,
        Duration betweenKeys,
        boolean bargeIn,
        Edge exhausted) {}
