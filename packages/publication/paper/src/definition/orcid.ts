/**
 * Whether a text is an ORCID without its address: sixteen signs of which the last is the checksum of the others (ISO 7064,
 * MOD 11-2).
 */
export function isOrcid(text: string): boolean {
	if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false;
	const signs = text.replaceAll("-", "");
	let total = 0;
	for (const digit of signs.slice(0, 15)) total = (total + Number(digit)) * 2;
	const check = (12 - (total % 11)) % 11;
	return signs[15] === (check === 10 ? "X" : String(check));
}
