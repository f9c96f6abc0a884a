package ghanti.store;

import ghanti.call.Call;
import ghanti.call.Json;
import ghanti.call.StoreException;
import tools.jackson.core.JacksonException;

/** A call as the JSON document of its row. */
final class CallDocument {

    private CallDocument() {}

    static String write(Call call) {
        return Json.write(call);
    }

    static Call read(String document) {
        try {
            return Json.MAPPER.readValue(document, Call.class);
        } catch (JacksonException e) {
            throw new StoreException("a stored call cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
