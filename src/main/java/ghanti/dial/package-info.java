/** Outbound calls: when one may be placed, placing it, and what to think when nobody says how it went. */
@NullMarked
package ghanti.dial;

import org.jspecify.annotations.NullMarked;
