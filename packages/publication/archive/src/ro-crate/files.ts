import type { ProvenanceDataset } from "@quickening/paper";
import type { CrateFacts } from "./crate-facts.ts";
import { type CrateGraph, localId, pathId, references } from "./graph.ts";
import { mediaType } from "./media-types.ts";

/** Where the files of a paper are in its crate. */
export interface CratePlaces {
	/** Id of a file or folder, given its path below the repository; it is added when the crate does not hold it. */
	of(path: string, isFolder?: boolean): string;
}

/** Adds every file that the crate holds and every data set; gives the ids that the root has as its parts. */
export function addFiles(graph: CrateGraph, facts: CrateFacts): { places: CratePlaces; parts: string[] } {
	const { provenance, files, figures, withheld } = facts;
	const { slug } = provenance.paper;
	const parts: string[] = [];
	const held = new Set(files.map(({ path }) => path));
	for (const { path, bytes, sha256, description } of files) {
		if (path === "ro-crate-preview.html") {
			graph.add({ "@id": path, "@type": "CreativeWork", name: "The crate as a page", about: { "@id": "./" } });
			continue;
		}
		// The workflow is described with its steps, raw files with their data set.
		if (path === `papers/${slug}/dvc.yaml` || /^data\/[^/]+\/raw\//.test(path)) continue;
		const figure = /\/results\/figures\/(.+?)\.(?:csv|pdf|png|svg|vl\.json)$/.exec(path)?.[1];
		const meta = figure === undefined ? undefined : figures[figure];
		const id = graph.add({
			"@id": pathId(path),
			"@type": "File",
			name: meta ? `Figure ${figure}: ${meta.title}` : path.slice(path.lastIndexOf("/") + 1),
			description: description ?? meta?.caption ?? describeTable(facts, path),
			encodingFormat: mediaType(path),
			contentSize: String(bytes),
			sha256,
			...(path === "README.md" && { about: { "@id": "./" } }),
		});
		const isData = /^data\/[^/]+\//.test(path);
		if (!isData) parts.push(id);
	}
	const places = new Map<string, string>();
	for (const dataset of Object.values(provenance.datasets)) {
		parts.push(addDataset(graph, facts, dataset, held, places));
	}
	return {
		parts,
		places: {
			of(path, isFolder = false) {
				const known = places.get(path);
				if (known !== undefined) return known;
				if (held.has(path)) return pathId(path);
				return graph.add({
					"@id": localId("absent", path),
					"@type": isFolder ? "Dataset" : "File",
					name: path,
					encodingFormat: isFolder ? undefined : mediaType(path),
					description: withheld.get(path) ?? "Not in this crate: it had not been made when the crate was written.",
				});
			},
		},
	};
}

function describeTable({ provenance }: CrateFacts, path: string): string | undefined {
	const id = /\/results\/tables\/(.+)\.(?:json|html|csv)$/.exec(path)?.[1];
	return id === undefined ? undefined : provenance.results[`table:${id}`]?.printed;
}

/** A data set: its description is in the crate, its files where they are published (or in the crate, when asked for). */
function addDataset(
	graph: CrateGraph,
	facts: CrateFacts,
	dataset: ProvenanceDataset,
	held: ReadonlySet<string>,
	places: Map<string, string>,
): string {
	const { provenance } = facts;
	const { slug, title, citation, licence, licenceConfirmed, licenceNote, tier, address, files } = dataset;
	const spdx = licence.split(" ")[0]!;
	const isNamed = /^[A-Za-z0-9.+-]+$/.test(licence.replace(" (to be confirmed)", "")) && spdx !== "NONE";
	const licenceId = graph.add({
		"@id": isNamed ? `https://spdx.org/licenses/${spdx}` : localId("licence", slug),
		"@type": "CreativeWork",
		name: isNamed ? spdx : "No licence is named by the source",
	});
	const fileIds = files.map(({ path, bytes, sha256, address: url }) => {
		const id = held.has(path) ? pathId(path) : (url ?? localId("data", path));
		graph.add({
			"@id": id,
			"@type": "File",
			name: path,
			encodingFormat: mediaType(path),
			contentSize: String(bytes),
			sha256,
			sdDatePublished: provenance.paper.date,
			license: { "@id": licenceId },
			...(url === undefined && !held.has(path) && { description: "It has no public address of its own." }),
		});
		places.set(path, id);
		return { path, id };
	});
	const folders = new Set<string>();
	for (const { inputs } of Object.values(provenance.stages)) {
		for (const input of inputs) if (input.dataset === slug && !places.has(input.path)) folders.add(input.path);
	}
	const inFolders = new Set<string>();
	const folderIds = [...folders].map((folder) => {
		const inside = fileIds.filter(({ path }) => path.startsWith(`${folder}/`));
		for (const { path } of inside) inFolders.add(path);
		const id = inside.some(({ path }) => held.has(path)) ? `${pathId(folder)}/` : localId("data", folder);
		graph.add({
			"@id": id,
			"@type": "Dataset",
			name: folder,
			description: `The files below ${folder} that the analysis reads`,
			hasPart: references(inside.map((file) => file.id)),
		});
		places.set(folder, id);
		return id;
	});
	const own = [...held].filter((path) => path.startsWith(`data/${slug}/`) && !path.startsWith(`data/${slug}/raw/`));
	const cited =
		address === undefined ? undefined : graph.add({ "@id": address, "@type": "ScholarlyArticle", name: citation });
	return graph.add({
		"@id": `data/${pathId(slug)}/`,
		"@type": "Dataset",
		name: title,
		description: `${citation} ${dataset.nFiles} files, ${dataset.bytes} bytes.${licenceConfirmed ? "" : " Nobody has confirmed the licence yet."}${licenceNote ? ` ${licenceNote}` : ""}`,
		license: { "@id": licenceId },
		conditionsOfAccess: `${tier}${tier === "open" ? "" : ": the data are not in this crate, and not everybody may have them"}`,
		citation: cited === undefined ? undefined : { "@id": cited },
		identifier: address,
		hasPart: references([
			...own.map(pathId),
			...folderIds,
			...fileIds.filter(({ path }) => !inFolders.has(path)).map(({ id }) => id),
		]),
	});
}
