import { z } from "zod";

// Values of responses that later go into a path, a query or a header. The longest seen is 80 characters.

/** An id, a version or an update request: visible ASCII but `/` and `\`. */
export const id = z.string().regex(/^(?!\.{1,2}$)[!-.0-[\]-~]{1,255}$/, "not an id");
/** Opaque, and no ETag or token of a list was seen to be longer than a few hundred characters. */
export const opaque = z.string().regex(/^[!-~]{1,4096}$/, "not a token");
/** A token that fits into a header. Login with Amazon's are some hundred characters. */
export const accessToken = z.string().regex(/^[ -~]{1,8192}$/, "not a token");
