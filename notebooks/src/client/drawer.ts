import { type Chain, chainOf, type Detail, type Provenance, type ProvenanceStage } from "../components/chain.js";
import { copyButton } from "./copy.js";
import { element } from "./element.js";
import { siteFile } from "./file.js";

const loaded = new Map<string, Promise<Provenance>>();

/** What the drawer opens on: a result by its key, and the cell or mark of it that was touched. */
export interface DrawerTarget {
	readonly key: string;
	readonly detail?: Detail;
}

/** Opens the drawer that leads from a result back to the bytes: from the right, or from below on a phone. */
export async function openDrawer(
	origin: HTMLElement,
	{ key, detail }: DrawerTarget = { key: origin.dataset["provenance"]! },
): Promise<void> {
	const file = origin.closest<HTMLElement>("[data-provenance-file]")!.dataset["provenanceFile"]!;
	const dialog = element("dialog", { class: "drawer", "aria-labelledby": "drawer-title" });
	const close = element("button", { type: "button", class: "drawer-close", "aria-label": "Close" }, "Close");
	const body = element("div", { class: "drawer-body" });
	dialog.append(element("header", {}, element("h2", { id: "drawer-title" }, "How this was made"), close), body);
	close.addEventListener("click", () => dialog.close());
	// A touch on what lies behind closes it, as Escape does.
	dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
	dialog.addEventListener("close", () => {
		dialog.remove();
		origin.focus();
	});
	document.body.append(dialog);
	dialog.showModal();
	try {
		body.append(...steps(chainOf(await provenance(file), key), detail));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		body.append(element("p", { class: "drawer-problem" }, `This could not be loaded: ${reason}.`));
	}
	dialog.dataset["ready"] = "";
}

function provenance(file: string): Promise<Provenance> {
	const known = loaded.get(file);
	if (known) return known;
	const request = siteFile(file).then((text) => JSON.parse(text) as Provenance);
	loaded.set(file, request);
	request.catch(() => loaded.delete(file));
	return request;
}

function steps(chain: Chain, detail: Detail | undefined): Node[] {
	const list = element(
		"ol",
		{ class: "chain" },
		...(detail ? [detailStep(detail)] : []),
		result(chain),
		...chain.stages.map((one) => stage(one, chain.commit)),
		...data(chain),
		environment(chain),
	);
	const json = `${JSON.stringify(detail ? { detail, ...chain } : chain, null, 2)}\n`;
	const { kind, id } = chain.result;
	const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
	const name = `${chain.paper.slug}-${kind}-${id}.json`;
	const download = element(
		"a",
		{ href: address, download: name, class: "drawer-download" },
		"Download this chain as JSON",
	);
	return [list, element("p", { class: "drawer-foot" }, download, copyButton(json, "the whole chain"))];
}

function step(kind: string, ...children: readonly (Node | null)[]): HTMLLIElement {
	return element("li", {}, element("p", { class: "step" }, kind), ...children);
}

/** The cell or the mark that was touched, with what it holds. */
function detailStep(detail: Detail): HTMLLIElement {
	if (detail.kind === "cell") {
		const { row, rowLabel, column, definition, text } = detail;
		const facts = element(
			"dl",
			{},
			fact("Row", rowLabel ? `${row}: ${rowLabel}` : String(row)),
			fact("Column", column),
		);
		if (definition) facts.append(fact("Meaning", definition));
		return step("Cell", element("p", { class: "step-value" }, text || "empty"), facts);
	}
	const facts = element("dl", {}, ...Object.entries(detail.columns).map(([name, text]) => fact(name, text)));
	const title = `Row ${detail.row} of ${detail.of} plotted rows`;
	return step("Mark", element("p", { class: "step-title" }, title), facts);
}

function result({ result, paper }: Chain): HTMLLIElement {
	const kinds = { value: "Value", figure: "Figure", table: "Table" };
	const facts = element("dl");
	if (result.spread) facts.append(fact("Spread", result.spread));
	if (result.interval) facts.append(fact("Interval", result.interval));
	if (result.n) facts.append(fact("n", result.n));
	if (result.unit) facts.append(fact("Unit", result.unit));
	if (result.tier !== "open") facts.append(fact("Access", result.tier));
	facts.append(fact("Name", result.id, true), fact("Paper", `${paper.slug}, version ${paper.version}`));
	const printed = element("p", { class: result.kind === "value" ? "step-value" : "step-title" }, result.printed);
	return step(kinds[result.kind], printed, result.method ? element("p", {}, result.method) : null, facts);
}

function stage(one: ProvenanceStage, commit: string | undefined): HTMLLIElement {
	const facts = element("dl", {}, fact("Script", one.script, true));
	if (one.codeSha256) facts.append(fact("Code", one.codeSha256, true));
	if (one.state) {
		const words = one.fromStore ? "taken from the store, made on this machine earlier by the same code" : one.state;
		facts.append(fact("State", one.seconds === undefined ? words : `${words}, ${one.seconds.toFixed(1)} s`));
	}
	if (commit) facts.append(fact("Commit", commit, true));
	for (const [name, value] of Object.entries(one.parameters))
		facts.append(fact("Parameter", `${name} = ${JSON.stringify(value)}`));
	for (const input of one.inputs)
		facts.append(fact("Input", input.md5 ? `${input.path} (md5 ${input.md5})` : input.path, true));
	const reached = [...one.files, ...Object.entries(one.npm).map(([name, version]) => `${name} ${version}`)];
	return step(
		"Stage",
		element("p", { class: "step-title" }, one.name),
		element("p", {}, one.description),
		facts,
		one.source
			? fold("The script's source", element("pre", { tabindex: "0" }, one.source), copyButton(one.source, "the source"))
			: null,
		reached.length > 0
			? fold(
					`The ${reached.length} files and packages behind it`,
					element("pre", { tabindex: "0" }, reached.join("\n")),
				)
			: null,
	);
}

function data({ datasets }: Chain): HTMLLIElement[] {
	if (datasets.length === 0) {
		return [
			step(
				"Data",
				element("p", { class: "step-title" }, "None from outside"),
				element("p", {}, "The first stage makes its own data from a seed."),
			),
		];
	}
	return datasets.map(({ title, citation, licence, licenceNote, tier, address, slug, nFiles, bytes }) => {
		const facts = element("dl", {}, fact("Licence", licence), fact("Access", tier), fact("Name", slug, true));
		if (licenceNote) facts.append(fact("To mind", licenceNote));
		facts.append(fact("Files", `${nFiles}, ${(bytes / 1e6).toFixed(1)} MB; each with its sha256 in the JSON`));
		if (address) facts.append(fact("Address", address, true));
		return step("Data set", element("p", { class: "step-title" }, title), element("p", {}, citation), facts);
	});
}

const names: Readonly<Record<string, string>> = {
	os: "System",
	cpu: "Processor",
	node: "Node",
	dvc: "DVC",
	npmLockSha256: "npm lock",
	quickening: "Quickening",
	tensorflow: "TensorFlow",
	threads: "Threads",
	instructions: "Instructions",
	commit: "Commit",
	dirty: "Uncommitted changes",
};

function environment({ environment }: Chain): HTMLLIElement {
	if (!environment) {
		return step(
			"Environment",
			element("p", {}, "Not rebuilt on the machine that made this page; shown is the committed result."),
		);
	}
	const hashes = ["commit", "npmLockSha256"];
	const facts = Object.entries(environment).map(([key, value]) =>
		fact(names[key] ?? key, value === "true" ? "yes" : value === "false" ? "none" : value, hashes.includes(key)),
	);
	return step("Environment", element("dl", {}, ...facts));
}

/** One line of a step; what a reviewer may need elsewhere has a button that copies it. */
function fact(name: string, value: string, exact = false): HTMLDivElement {
	const shown = exact ? element("code", {}, value) : value;
	return element(
		"div",
		{},
		element("dt", {}, name),
		element("dd", {}, shown, exact && copyButton(value, name.toLowerCase())),
	);
}

function fold(title: string, ...children: readonly Node[]): HTMLDetailsElement {
	return element("details", {}, element("summary", {}, title), ...children);
}
