import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { InvalidInputError } from "@quickening/core";

/** Fewest bytes of a key: with fewer, who knows the ids could try all keys. */
const leastKeyBytes = 32;

/** One form of an id: Unicode NFC, without blanks at its ends. */
export function normaliseId(id: string): string {
	return id.normalize("NFC").trim();
}

/**
 * Pseudonyms by a keyed hash: the same id gives the same one with the same key and scope, and without the key nobody can tell
 * whose it is, not even by hashing all ids that there can be. HMAC-SHA-256, its first 80 bits, behind a letter, so that no
 * spreadsheet takes it for a number.
 *
 * @param key - 32 bytes or more, kept away from the data.
 * @returns The pseudonym of an id in a scope: "p" and 20 hexadecimal digits.
 * @throws InvalidInputError when the key is too short or one byte over and over.
 *
 * Source: FIPS 198-1, doi:10.6028/NIST.FIPS.198-1; ENISA 2019, Pseudonymisation techniques and best practices, section 5.
 */
export function pseudonyms(key: Uint8Array): (id: string, scope: string) => string {
	if (key.length < leastKeyBytes || new Set(key).size < 8) {
		throw new InvalidInputError(
			`pseudonyms: key must be ${leastKeyBytes} random bytes or more; got ${key.length} with ${new Set(key).size} different ones. Make one with: openssl rand -hex 32`,
			{ code: "weak-key", argument: "key", received: key.length },
		);
	}
	const digests = new Map<string, string>();
	const given = new Set<string>();
	return (id, scope) => {
		const message = `${scope}\0${normaliseId(id)}`;
		const former = digests.get(message);
		if (former !== undefined) return former;
		const digest = `p${bytesToHex(hmac(sha256, key, utf8ToBytes(message))).slice(0, 20)}`;
		if (given.has(digest)) throw new Error("pseudonyms: two ids have one pseudonym; use another key");
		given.add(digest);
		digests.set(message, digest);
		return digest;
	};
}
