import { join } from "node:path";
import { Enums, Models, Serialize, SPDX, Spec } from "@cyclonedx/cyclonedx-library";
import type { Provenance } from "@quickening/paper";
import { readJsonIfThere } from "@quickening/workspace";
import { PackageURL } from "packageurl-js";
import { pinnedSoftware, pypiLicence } from "./inventory.ts";
import { licenceOf } from "./licences.ts";
import { foundFrom, type LockedPackage } from "./lock.ts";
import type { PypiPackage } from "./pypi.ts";

const { ComponentType, ComponentScope, HashAlgorithm } = Enums;

/**
 * The software bill of materials of a paper: what its stages reach, as CycloneDX 1.6 in JSON, with package URLs, licences and
 * the hashes by which set-up accepts each archive.
 *
 * Required: our packages and those of npm that stages reach, Node, and the wheel that TensorFlow is taken from. Excluded (run,
 * and shipped in nothing): DVC and all that it needs. The same state of the repository gives the same bytes: its time is the
 * paper's date, and it has no serial number.
 *
 * @param provenance - The paper's, with the npm versions of each stage.
 * @param versions - Of Node and of this program.
 *
 * Source: OWASP CycloneDX 1.6 (ECMA-424), cyclonedx.org/docs/1.6/json; package URLs: ECMA-427.
 * Agrees with: the schema, by the validator of @cyclonedx/cyclonedx-library (bill-of-materials.test.ts).
 */
export function billOfMaterials(
	root: string,
	provenance: Provenance,
	{ licence, node, quickening }: { readonly licence: string; readonly node: string; readonly quickening: string },
): string {
	const { paper, stages } = provenance;
	const { npm, dvc, tensorflow } = pinnedSoftware(root);
	const reached = reachedPackages(npm, stages, node);
	const components = new Map([...reached].map(([path, one]) => [path, npmComponent(one)] as const));
	for (const [path, one] of reached) {
		for (const name of one.needs) {
			const found = foundFrom(npm, path, name);
			const needed = found && components.get(found.path);
			if (needed) components.get(path)!.dependencies.add(needed.bomRef);
		}
	}
	const subject = new Models.Component(ComponentType.Application, paper.slug, {
		version: paper.version,
		bomRef: `paper:${paper.slug}@${paper.version}`,
		description: paper.title,
		licenses: licences(licence),
	});
	const all = [...components.values()];
	const own = ownPackages(root, stages);
	for (const { component, needs } of own) {
		all.push(component);
		subject.dependencies.add(component.bomRef);
		for (const name of needs) {
			const inner = own.find((other) => other.name === name)?.component ?? components.get(`node_modules/${name}`);
			if (inner) component.dependencies.add(inner.bomRef);
		}
	}
	for (const [path, component] of components) {
		// What a paper's own script imports, and Node itself, belong to no package of ours.
		if (!all.some((other) => other.dependencies.has(component.bomRef)) || path === "node_modules/node") {
			subject.dependencies.add(component.bomRef);
		}
	}
	if (components.has("node_modules/@tensorflow/tfjs-node")) {
		for (const wheel of tensorflow) all.push(pypiComponent(wheel, ComponentScope.Required));
	}
	for (const one of dvc) all.push(pypiComponent(one, ComponentScope.Excluded));

	const tools = new Models.ToolRepository([new Models.Tool({ name: "quickening", version: quickening })]);
	const bom = new Models.Bom({
		metadata: new Models.Metadata({
			timestamp: new Date(`${paper.date}T00:00:00Z`),
			component: subject,
			tools: new Models.Tools({ tools }),
		}),
		components: new Models.ComponentRepository(all),
	});
	const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
	return `${serializer.serialize(bom, { sortLists: true, space: "\t" })}\n`;
}

/** The places in the lock of each version that a stage reaches, and of Node, in order of name. */
function reachedPackages(
	npm: ReadonlyMap<string, LockedPackage>,
	stages: Provenance["stages"],
	node: string,
): ReadonlyMap<string, LockedPackage> {
	const versions = new Set([`node@${node}`]);
	for (const stage of Object.values(stages)) {
		for (const [name, several] of Object.entries(stage.npm)) {
			for (const version of several.split(", ")) versions.add(`${name}@${version}`);
		}
	}
	const found = new Map<string, LockedPackage>();
	for (const [path, one] of npm) {
		const known = `${one.name}@${one.version}`;
		// One version may lie in several places; the first stands for all.
		if (versions.delete(known)) found.set(path, one);
	}
	return found;
}

/** Our packages whose files a stage reaches. */
function ownPackages(root: string, stages: Provenance["stages"]) {
	const folders = new Set(
		Object.values(stages)
			.flatMap(({ files, script }) => [...files, script])
			.flatMap((path) => /^packages\/[^/]+\/[^/]+(?=\/)/.exec(path)?.[0] ?? []),
	);
	return [...folders].sort().flatMap((folder) => {
		const manifest = readJsonIfThere<{
			name: string;
			version: string;
			license?: string;
			dependencies?: Readonly<Record<string, string>>;
		}>(join(root, folder, "package.json"));
		if (!manifest) return [];
		const { name, version, license, dependencies = {} } = manifest;
		return [
			{
				name,
				needs: Object.keys(dependencies),
				component: libraryOf("npm", name, { version, licence: license ?? "unknown" }),
			},
		];
	});
}

function npmComponent(one: LockedPackage): Models.Component {
	const [algorithm, digest] = one.integrity.split(/-(.*)/s) as [string, string];
	const hash = Buffer.from(digest, "base64").toString("hex");
	return libraryOf("npm", one.name, {
		version: one.version,
		licence: licenceOf(one),
		hashes: [[algorithm === "sha512" ? HashAlgorithm["SHA-512"] : HashAlgorithm["SHA-1"], hash]],
	});
}

function pypiComponent({ name, version, sha256 }: PypiPackage, scope: Enums.ComponentScope): Models.Component {
	// Of a package with archives for several platforms, none is the one that everybody has.
	const hashes: [Enums.HashAlgorithm, string][] = sha256.length === 1 ? [[HashAlgorithm["SHA-256"], sha256[0]!]] : [];
	return libraryOf("pypi", name.toLowerCase(), { version, licence: pypiLicence(name), hashes, scope });
}

function libraryOf(
	type: "npm" | "pypi",
	fullName: string,
	{
		version,
		licence,
		hashes = [],
		scope = ComponentScope.Required,
	}: {
		readonly version: string;
		readonly licence: string;
		readonly hashes?: readonly (readonly [Enums.HashAlgorithm, string])[];
		readonly scope?: Enums.ComponentScope;
	},
): Models.Component {
	const [, group, name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(fullName)!;
	const purl = new PackageURL(type, group, name!, version).toString();
	return new Models.Component(ComponentType.Library, name!, {
		...(group !== undefined && { group }),
		version,
		purl,
		bomRef: purl,
		scope,
		hashes: new Models.HashDictionary(hashes),
		licenses: licences(licence),
	});
}

function licences(licence: string): Models.LicenseRepository {
	if (licence === "unknown") return new Models.LicenseRepository();
	if (SPDX.isSupportedSpdxId(licence)) return new Models.LicenseRepository([new Models.SpdxLicense(licence)]);
	const isExpression = /^[()\sA-Za-z0-9.+-]+$/.test(licence) && /\b(?:AND|OR|WITH)\b/.test(licence);
	return new Models.LicenseRepository([
		isExpression ? new Models.LicenseExpression(licence) : new Models.NamedLicense(licence),
	]);
}
