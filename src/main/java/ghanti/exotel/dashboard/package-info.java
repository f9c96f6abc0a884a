/** How a flow is wired in Exotel's dashboard. Uses {@code ghanti.flow} alone. */
@NullMarked
package ghanti.exotel.dashboard;

import org.jspecify.annotations.NullMarked;
