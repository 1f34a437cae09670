import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const repository = join(import.meta.dirname, "../../..");

/** Where papers are; `QUICKENING_PAPERS` names another folder (the tests' own). */
export const papersFolder = resolve(process.env["QUICKENING_PAPERS"] ?? join(repository, "papers"));
/** Where data sets are; `QUICKENING_DATA` names another folder. */
export const dataFolder = resolve(process.env["QUICKENING_DATA"] ?? join(repository, "data"));
/** Fonts and other files from npm. */
export const modulesFolder = resolve(process.env["QUICKENING_MODULES"] ?? join(repository, "node_modules"));
/** Where comparisons with other programs are kept; `QUICKENING_TESTS` names another folder. */
export const testsFolder = resolve(process.env["QUICKENING_TESTS"] ?? join(repository, "tests"));
/** The words of the methods pages. */
export const methodsFolder = join(import.meta.dirname, "../../methods");

/** Packages with a methods page made from their words, sorted. */
export function methodsPackages(): string[] {
	return readdirSync(methodsFolder)
		.filter((name) => name.endsWith(".md"))
		.map((name) => name.slice(0, -".md".length))
		.sort();
}
