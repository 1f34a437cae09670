import { readFileSync, realpathSync, statSync } from "node:fs";
import { sep } from "node:path";
import { UserError } from "@quickening/workspace/terminal";

const whatToDo =
	"Make one outside the repository, and keep it where only you can read it: openssl rand -hex 32 > ~/study.key && chmod 600 ~/study.key";

/**
 * Reads the key of the pseudonyms: the bytes of a file, without the line end after them.
 *
 * @param root - The checkout, in which the key must not lie, by a link either.
 * @returns The key, and whether others on the machine may read the file.
 * @throws UserError when it is inside the checkout, unreadable or too short.
 */
export function readKey(path: string, root: string): { readonly key: Uint8Array; readonly isShared: boolean } {
	let real: string;
	let bytes: Buffer;
	try {
		real = realpathSync(path);
		bytes = readFileSync(real);
	} catch (error) {
		throw new UserError(
			`the key ${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown reason"}`,
			{ whatToDo },
		);
	}
	if (isInside(real, root)) {
		throw new UserError(`the key ${path} lies inside the repository, where it could be committed with the data`, {
			whatToDo,
		});
	}
	let end = bytes.length;
	while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
	if (end < 32) {
		throw new UserError(`the key ${path} must hold 32 bytes or more; it holds ${end}`, { whatToDo });
	}
	// Windows and some network drives have no such permissions: they are told of, not insisted on.
	const isShared = process.platform !== "win32" && (statSync(real).mode & 0o077) !== 0;
	return { key: new Uint8Array(bytes.subarray(0, end)), isShared };
}

/** Whether a file lies in a folder, links followed. */
export function isInside(path: string, folder: string): boolean {
	return `${realpathSync(path)}${sep}`.startsWith(`${realpathSync(folder)}${sep}`);
}
