package ghanti.voicebot;

import java.util.List;

/** Who wants to listen to a stream. */
public interface StreamListeners {

    /** For streams that nobody listens to; their sound is then not even decoded. */
    StreamListeners NOBODY = facts -> List.of();

    /** The listeners of a stream that starts; empty where nobody wants its sound. */
    List<StreamListener> of(StreamFacts facts);
}
