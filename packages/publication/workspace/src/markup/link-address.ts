/** Schemes that a link may have; a DOI goes through https ({@link doiAddress}). */
const SCHEMES = ["https:", "http:", "mailto:"];

/**
 * An address as a link may have it, without white space around it: `https`, `http` or `mailto`, and where it is allowed one
 * relative to the page; undefined for all others, such as `javascript:`, `file:`, `data:` and `//host`. What browsers read
 * otherwise than it is written (white space, controls and backslashes within) is refused too.
 */
export function linkAddress(text: string, { relative = false } = {}): string | undefined {
	const address = text.trim();
	if (address === "" || /[\s\\\p{Cc}\p{Cf}\p{Cs}]/u.test(address)) return undefined;
	if (/^[^/?#]*:/.test(address)) {
		const parsed = URL.parse(address);
		if (parsed === null || !SCHEMES.includes(parsed.protocol)) return undefined;
		// "https:evil" and "https:/evil" are read as if they had two slashes; "https://" needs a host.
		return parsed.protocol === "mailto:" || /^https?:\/\/[^/?#]/i.test(address) ? address : undefined;
	}
	return relative && !address.startsWith("//") ? address : undefined;
}

/**
 * The address of a DOI, which may be written bare, after "doi:" or as an address of doi.org; undefined for what is no DOI.
 *
 * @example
 * doiAddress("10.1186/1471-2393-14-16"); // "https://doi.org/10.1186/1471-2393-14-16"
 */
export function doiAddress(text: string): string | undefined {
	const doi = text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, "");
	if (!/^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi) || /[\\\p{Cc}\p{Cf}\p{Cs}]/u.test(doi)) return undefined;
	return `https://doi.org/${doi.replace(/[#?"<>[\]{}^`|%]/g, encodeURIComponent)}`;
}
