import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dvcProgramPath } from "@quickening/workspace";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = join(root, "packages/publication/archive/src/software/pypi-licences.json");

/** What trove classifiers call a licence, by SPDX where that is one. */
const classified: Readonly<Record<string, string>> = {
	"Apache Software License": "Apache-2.0",
	"BSD License": "BSD",
	"GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
	"GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
	"ISC License (ISCL)": "ISC",
	"MIT License": "MIT",
	"MIT No Attribution License (MIT-0)": "MIT-0",
	"Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
	"Python Software Foundation License": "PSF-2.0",
	"The Unlicense (Unlicense)": "Unlicense",
};

/** The licence that a package's metadata give: its SPDX expression, its classifiers, or one line of text. */
function licenceIn(metadata: string): string {
	const header = metadata.split(/\r?\n\r?\n/)[0]!;
	const field = (name: string) =>
		Array.from(header.matchAll(new RegExp(`^${name}: (.+)$`, "gm")), (match) => match[1]!.trim());
	const [expression] = field("License-Expression");
	if (expression !== undefined) return expression;
	const named = field("Classifier").flatMap((text) => /^License :: (?:OSI Approved :: )?(.+)$/.exec(text)?.[1] ?? []);
	const known = named.filter((name) => name !== "OSI Approved").map((name) => classified[name] ?? name);
	if (known.length > 0) return [...new Set(known)].sort().join(" OR ");
	return field("License")[0] ?? "unknown";
}

/** What an older Python or another platform needs besides, and the wheel that is unpacked: their metadata, read by hand, say so. */
const elsewhere: Readonly<Record<string, string>> = {
	"annotated-doc": "MIT",
	"async-timeout": "Apache-2.0",
	exceptiongroup: "MIT",
	pywin32: "PSF-2.0",
	shellingham: "ISC",
	"tensorflow-cpu": "Apache-2.0",
	typer: "MIT",
	tzdata: "Apache-2.0",
};

/** Licences of what is installed beside the pinned DVC, and of the wheel that libtensorflow is taken from. */
export function pypiLicences(): Record<string, string> {
	const environment = join(dirname(dvcProgramPath(root)), "..");
	const found = globSync("lib/python*/site-packages/*.dist-info/METADATA", { cwd: environment }).map((path) => {
		const metadata = readFileSync(join(environment, path), "utf8");
		return [
			/^Name: (.+)$/m
				.exec(metadata)![1]!
				.trim()
				.toLowerCase()
				.replaceAll(/[-_.]+/g, "-"),
			licenceIn(metadata),
		] as const;
	});
	const all = { ...elsewhere, ...Object.fromEntries(found) };
	return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const written = (): unknown => JSON.parse(readFileSync(target, "utf8"));

if (process.argv.includes("--write")) writeFileSync(target, `${JSON.stringify(pypiLicences(), null, "\t")}\n`);
