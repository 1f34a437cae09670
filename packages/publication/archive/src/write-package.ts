import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeAtomically } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { type Zippable, zipSync } from "fflate";
import type { CollectedFile } from "./collect-files.ts";

/**
 * Writes files as a folder, or as a zip when the path ends in .zip; aside first, then renamed.
 *
 * @param date - ISO date that every file in a zip bears, so that the same files give the same bytes.
 * @param marker - A file by which a folder is known as an earlier one of the same kind, which may be replaced.
 * @throws UserError when the folder holds something else.
 */
export function writePackage(
	to: string,
	files: readonly CollectedFile[],
	{ date, marker }: { readonly date: string; readonly marker: string },
): void {
	if (to.endsWith(".zip")) {
		if (existsSync(to) && statSync(to).isDirectory()) throw taken(to, "is a folder");
		writeAtomically(to, zipped(files, date));
		return;
	}
	if (existsSync(to)) {
		if (!statSync(to).isDirectory()) throw taken(to, "is a file");
		const inside = readdirSync(to);
		if (inside.length > 0 && !inside.includes(marker)) throw taken(to, `holds something else, no ${marker}`);
	}
	const aside = `${to}.${process.pid}.part`;
	try {
		for (const { path, content } of files) {
			mkdirSync(dirname(join(aside, path)), { recursive: true });
			writeFileSync(join(aside, path), content);
		}
		rmSync(to, { recursive: true, force: true });
		renameSync(aside, to);
	} catch (error) {
		rmSync(aside, { recursive: true, force: true });
		throw error;
	}
}

function zipped(files: readonly CollectedFile[], date: string): Uint8Array {
	const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
	// A zip holds local time: a date made of local parts is the same in every time zone.
	const mtime = new Date(Math.max(year, 1980), month - 1, day);
	const entries: Zippable = {};
	for (const { path, content } of files)
		entries[path] = [content, { mtime, level: /\.(?:png|pdf|docx|gz)$/.test(path) ? 0 : 9 }];
	return zipSync(entries);
}

function taken(to: string, why: string): UserError {
	return new UserError(`${to} ${why}`, { whatToDo: "Name another place with --to; nothing was written." });
}
