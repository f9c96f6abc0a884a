/** Exotel's wire: parameters in, applet documents out, and its REST API. */
@NullMarked
package ghanti.exotel;

import org.jspecify.annotations.NullMarked;
