/** The API of the business, health and metrics. Thin: reads requests, calls the use cases, writes JSON. */
@NullMarked
package ghanti.web;

import org.jspecify.annotations.NullMarked;
