/**
 * Calls and the use cases around them: an applet asks, the line ends, a call is placed. Holds the ports for storage and
 * telephony; uses the engine and speech, and knows no web, no SQL and no Exotel wire format.
 */
@NullMarked
package ghanti.call;

import org.jspecify.annotations.NullMarked;
