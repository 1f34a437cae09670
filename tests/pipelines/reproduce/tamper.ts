import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Fixture } from "./fixture.ts";

interface Edit {
	readonly text: string;
	readonly edited: string;
}

export const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** Replaces a text in a file; it must be there. */
export function edit(fixture: Fixture, path: string, from: string | RegExp, to: string): Edit {
	const text = fixture.read(path);
	const edited = text.replace(from, to);
	expect(edited, path).not.toBe(text);
	fixture.write(path, edited);
	return { text, edited };
}

/** Gives dvc.lock the hash and size of the edited file, as a careful forger would. */
export function forgeLock(fixture: Fixture, { text, edited }: Edit): void {
	const lock = fixture.read("papers/plain/dvc.lock");
	const forged = lock.replaceAll(
		new RegExp(`md5: ${md5(text)}(\\s+)size: \\d+`, "g"),
		`md5: ${md5(edited)}$1size: ${Buffer.byteLength(edited)}`,
	);
	expect(forged).not.toBe(lock);
	fixture.write("papers/plain/dvc.lock", forged);
}
