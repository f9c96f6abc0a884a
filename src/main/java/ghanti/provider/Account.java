package ghanti.provider;

import okhttp3.HttpUrl;

/**
 * Where a provider is asked, and as whom.
 *
 * @param name for messages, such as "Sarvam"
 * @param base the address that paths are added to
 * @param addressSetting the variable, or variables, that say where it is
 */
public record Account(String name, Key key, HttpUrl base, String addressSetting) {

    /** The address of a path below the base, whether or not the base ends with a slash. */
    public HttpUrl.Builder at(String path) {
        return base.newBuilder().addPathSegments(path);
    }
}
