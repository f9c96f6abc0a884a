package ghanti.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * What all questions have in common.
 *
 * @param prompt the question
 * @param noInput said before asking again after silence
 * @param invalid said before asking again after an answer that is not allowed
 * @param attempts silent or invalid answers until {@code exhausted} is taken, 1 to 9; else 3
 * @param timeout how long to wait for the first key, 1s to 60s, whole seconds over Gather; else 6s
 * @param betweenKeys on a stream, how long to wait for the next key of an answer of several, 500ms to 30s; else 3s
 * @param bargeIn on a stream, whether a key stops the prompt; if not, keys during it are not heard; else true
 * @param exhausted taken after the last silent or invalid answer; without it the call ends as {@code no_response}
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
