/** What a cell or a column of direct identifiers holds. */
export type IdentifierKind =
	| "name"
	| "phone number"
	| "e-mail address"
	| "postal address"
	| "location"
	| "device serial number"
	| "network address"
	| "national or health id"
	| "web address";

const nameWords: readonly (readonly [IdentifierKind, RegExp])[] = [
	["e-mail address", /^e?mail|email$/],
	[
		"phone number",
		/^(tele)?phone(no|nr|number)?$|^tel(no|number)?$|^mobile(no|number|phone)?$|^fax(no|number)?$|^puhelin|^matkapuhelin|phone(no|number)?$/,
	],
	[
		"name",
		/^(first|last|fore|sur|family|given|full|maiden|middle|mothers?|fathers?|patients?|childs?|babys?|baby|child|mother|patient|woman|womans)?names?$|^surname|^(etu|suku)nimi|^vorname|^nachname|^initials$/,
	],
	[
		"postal address",
		/^(home|street|postal|mailing)?addr(ess)?(line)?\d?$|^street|^postcode$|^zip(code)?$|^postal(code)?$|^postinumero|^osoite/,
	],
	[
		"location",
		/^gps|^lat(itude)?$|^lon(g|gitude)?$|^lng$|latitude$|longitude$|^coordinates?$|^geo(hash|loc|location)?$/,
	],
	[
		"device serial number",
		/serial(no|nr|number|num)?$|^serial|^imei|^imsi|^udid|^device(id|serial|sn|no)$|^androidid$|^idfa$/,
	],
	["network address", /^mac(addr(ess)?)?$|^ip(addr(ess)?|v4|v6)?$|^ssid$|^bluetooth/],
	[
		"national or health id",
		/^(nhs|ssn|nino|hetu|mrn|chi|ohip|medicare|medicaid)(no|nr|number|id)?$|^(social|national)(security|insurance|id)|^henkilotunnus$|^personnummer$|^cpr(nr|number)?$|^fodselsnummer$|^hospital(no|number)$|^passport/,
	],
	["web address", /^url$|^(home|web)(page|site)$/],
];

/** Whether a column's name says that it holds direct identifiers; blanks, marks and letter case do not count. */
export function identifierByName(column: string): IdentifierKind | undefined {
	const plain = column
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase();
	return nameWords.find(([, pattern]) => pattern.test(plain))?.[0];
}

interface ContentRule {
	readonly kind: IdentifierKind;
	readonly matches: (cell: string) => boolean;
	/** Digits alone may be a measure: such a rule holds when at least half of the column's cells match. */
	readonly isAmbiguous?: boolean;
}

const contentRules: readonly ContentRule[] = [
	{ kind: "e-mail address", matches: (cell) => /[^\s@<>"]@[^\s@<>"]+\.[a-z]{2,}/i.test(cell) },
	{ kind: "web address", matches: (cell) => /\bhttps?:\/\/|\bwww\.[a-z]/i.test(cell) },
	{ kind: "network address", matches: (cell) => /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/i.test(cell) || isIp(cell) },
	{
		kind: "national or health id",
		matches: (cell) =>
			isFinnishId(cell) || /\b\d{3}-\d{2}-\d{4}\b/.test(cell) || isSpacedNhs(cell) || isInsuranceNumber(cell),
	},
	{
		kind: "phone number",
		matches: (cell) =>
			/(?:^|[^\d.])(?:\+|00)[1-9]\d{0,2}[\s().-]{0,3}(?:\d[\s().-]{0,3}){6,12}(?:$|[^\d])/.test(cell) ||
			/\(\d{3}\)\s?\d{3}-\d{4}\b|\b\d{3}-\d{3}-\d{4}\b/.test(cell),
	},
	{ kind: "postal address", matches: (cell) => /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/.test(cell) },
	{ kind: "location", matches: (cell) => /[-+]?\d{1,2}\.\d{3,}\s*[,;]\s*[-+]?\d{1,3}\.\d{3,}/.test(cell) },
	{
		kind: "national or health id",
		matches: (cell) => /^\d{10}$/.test(cell) && hasNhsCheckDigit(cell),
		isAmbiguous: true,
	},
	{ kind: "phone number", matches: (cell) => /^0\d{8,10}$/.test(cell), isAmbiguous: true },
	{ kind: "device serial number", matches: (cell) => /^\d{15}$/.test(cell) && hasLuhnDigit(cell), isAmbiguous: true },
];

/**
 * What direct identifiers a column holds, by its cells: e-mail and web addresses, phone numbers, coordinates, United Kingdom
 * postcodes, NHS and National Insurance numbers, United States social security numbers, Finnish personal identity codes, MAC,
 * IP and IMEI numbers.
 *
 * @param cells - Cells without blanks at their ends.
 * @returns Kind and number of cells; undefined when none is found. Bare digits count only when half of the cells match.
 */
export function identifierByContent(
	cells: readonly string[],
): { readonly kind: IdentifierKind; readonly nCells: number } | undefined {
	const filled = cells.filter((cell) => cell !== "");
	for (const { kind, matches, isAmbiguous = false } of contentRules) {
		const nCells = filled.reduce((n, cell) => n + (matches(cell) ? 1 : 0), 0);
		if (isAmbiguous ? nCells > 0 && 2 * nCells >= filled.length : nCells > 0) return { kind, nCells };
	}
	return undefined;
}

function isIp(cell: string): boolean {
	const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(cell);
	return parts?.slice(1).every((part) => Number(part) <= 255) ?? false;
}

/**
 * Finnish personal identity code: date, century mark, number and a check character (Digital and Population Data Services
 * Agency).
 */
function isFinnishId(cell: string): boolean {
	const parts = /\b(\d{6})[-+ABCDEFUVWXY](\d{3})([0-9A-FHJ-NPR-Y])\b/i.exec(cell);
	return (
		parts !== null && "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(parts[1] + parts[2]) % 31] === parts[3].toUpperCase()
	);
}

function isSpacedNhs(cell: string): boolean {
	const found = /(?:^|\D)(\d{3})[ -](\d{3})[ -](\d{4})(?:\D|$)/.exec(cell);
	return found !== null && hasNhsCheckDigit(found.slice(1).join(""));
}

/** NHS number: weights 10 to 2, modulo 11 (NHS Data Model and Dictionary). */
function hasNhsCheckDigit(digits: string): boolean {
	let sum = 0;
	for (let place = 0; place < 9; place++) sum += (10 - place) * Number(digits[place]);
	return (11 - (sum % 11)) % 11 === Number(digits[9]) && digits !== "0000000000";
}

function isInsuranceNumber(cell: string): boolean {
	return /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/.test(cell);
}

function hasLuhnDigit(digits: string): boolean {
	let sum = 0;
	for (const [place, digit] of [...digits].reverse().entries()) {
		const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 === 0;
}
