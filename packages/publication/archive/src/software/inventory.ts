import { join } from "node:path";
import { readJsonIfThere, readTextIfThere } from "@quickening/workspace";
import { licenceOf } from "./licences.ts";
import { type Lock, type LockedPackage, lockedPackages } from "./lock.ts";
import { type PypiPackage, pinnedPackages } from "./pypi.ts";
import pypiLicences from "./pypi-licences.json" with { type: "json" };

/** Software with its licence. */
export interface LicensedPackage {
	readonly name: string;
	readonly version: string;
	readonly licence: string;
}

/** All software of others that the repository names. */
export interface SoftwareInventory {
	/** From npm: what the command, the stages and the site run or hold. */
	readonly npm: readonly LicensedPackage[];
	/** From npm: what only work on the repository needs. */
	readonly development: readonly LicensedPackage[];
	/** Of npm's packages, those that are fonts, which pages and PDFs hold. */
	readonly fonts: readonly LicensedPackage[];
	/** From PyPI, run on the machine and shipped in nothing: DVC and all that it needs. */
	readonly pypi: readonly LicensedPackage[];
	/** Native libraries that are taken out of packages of PyPI and linked. */
	readonly native: readonly LicensedPackage[];
}

const setup = "packages/publication/cli/setup";
const isFont = ({ name }: { readonly name: string }) => /^@fontsource/.test(name);

/** The lists by which the repository pins software, as its files have them. */
export function pinnedSoftware(root: string): {
	readonly npm: ReadonlyMap<string, LockedPackage>;
	readonly dvc: readonly PypiPackage[];
	readonly tensorflow: readonly PypiPackage[];
} {
	const requirements = (name: string) => pinnedPackages(readTextIfThere(join(root, setup, name)) ?? "");
	return {
		npm: lockedPackages(readJsonIfThere<Lock>(join(root, "package-lock.json")) ?? { packages: {} }),
		dvc: requirements("dvc-requirements.txt"),
		tensorflow: requirements("tensorflow-requirements.txt"),
	};
}

/** Licence of a package of PyPI, as its metadata give it; they are read by tests/structure/pypi-licences.ts. */
export function pypiLicence(name: string): string {
	return (pypiLicences as Readonly<Record<string, string>>)[name.toLowerCase().replaceAll(/[-_.]+/g, "-")] ?? "unknown";
}

/**
 * Every package of others with its licence, each version once, by name. Nothing is typed: it comes from package-lock.json and
 * from the lists that set-up installs from.
 */
export function softwareInventory(root: string): SoftwareInventory {
	const { npm, dvc, tensorflow } = pinnedSoftware(root);
	const all = [...npm.values()];
	const listed = (packages: readonly LockedPackage[]) =>
		once(packages.map((one) => ({ name: one.name, version: one.version, licence: licenceOf(one) })));
	const ofPypi = (packages: readonly PypiPackage[]) =>
		once(packages.map(({ name, version }) => ({ name, version, licence: pypiLicence(name) })));
	return {
		npm: listed(all.filter((one) => !one.isForDevelopment && !isFont(one))),
		development: listed(all.filter((one) => one.isForDevelopment)),
		fonts: listed(all.filter(isFont)),
		pypi: ofPypi(dvc),
		native: ofPypi(tensorflow),
	};
}

function once(packages: readonly LicensedPackage[]): LicensedPackage[] {
	const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
	return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
