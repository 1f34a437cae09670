import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { readTextIfThere } from "./files/atomic-file.ts";

const SECRET_BYTES = 32;
const secrets = new Map<string, Buffer>();

/**
 * Signs what this machine made, with a secret that was drawn once and lies in the user's cache folder, outside any
 * checkout. A record that came with a clone, or from another machine, carries no such signature and is not believed.
 *
 * Where the cache folder cannot be written, the secret lives as long as the process: nothing is believed afterwards.
 */
export function signHere(text: string): string {
	return createHmac("sha256", machineSecret()).update(text).digest("hex");
}

/** Whether {@link signHere} on this machine gave this signature to this text. */
export function isSignedHere(text: string, signature: unknown): boolean {
	if (typeof signature !== "string") return false;
	const [expected, given] = [Buffer.from(signHere(text)), Buffer.from(signature)];
	return expected.length === given.length && timingSafeEqual(expected, given);
}

function machineSecret(): Buffer {
	const path = join(cacheFolder(), "machine-secret");
	const known = secrets.get(path);
	if (known !== undefined) return known;
	const secret = readSecret(path) ?? drawSecret(path);
	secrets.set(path, secret);
	return secret;
}

function readSecret(path: string): Buffer | undefined {
	const secret = Buffer.from(readTextIfThere(path)?.trim() ?? "", "hex");
	return secret.length === SECRET_BYTES ? secret : undefined;
}

/** The first of several processes wins: a link is made whole or not at all, and fails where there is one. */
function drawSecret(path: string): Buffer {
	const secret = randomBytes(SECRET_BYTES);
	const aside = `${path}.${randomUUID()}`;
	try {
		mkdirSync(cacheFolder(), { recursive: true });
		// One that was cut short by a power cut is none.
		if (readTextIfThere(path) !== undefined) rmSync(path, { force: true });
		writeFileSync(aside, `${secret.toString("hex")}\n`, { mode: 0o600 });
		linkSync(aside, path);
		return secret;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "EEXIST") return readSecret(path) ?? secret;
		if (code === "EACCES" || code === "EROFS" || code === "EPERM" || code === "ENOSPC") return secret;
		throw error;
	} finally {
		rmSync(aside, { force: true });
	}
}
