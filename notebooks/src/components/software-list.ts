import { type LicensedPackage, mayBeShipped, type SoftwareInventory } from "@quickening/archive/software";
import { html, type Markup } from "./markup.ts";

/** All software of others with its licence, folded by what it is for. */
export function softwareList({ npm, development, fonts, pypi, native }: SoftwareInventory): Markup {
	const nRefused = [...npm, ...fonts, ...native].filter(({ licence }) => !mayBeShipped(licence)).length;
	return html`<h2 id="software">Software and licences</h2>
<p>What these pages, the command and the stages stand on, read from the lock file at each build: ${npm.length} packages from npm, ${fonts.length} fonts, and TensorFlow's library. ${nRefused === 0 ? "None of them is under GPL, AGPL, LGPL or an unknown licence." : `${nRefused} of them are under a licence by which they may not be shipped.`} DVC runs on the machine that rebuilds, with all that it needs from PyPI; it is shipped in nothing, neither in these pages nor in a paper's crate. Each crate holds a bill of materials (CycloneDX) of what its stages reach, with hashes.</p>
${folded("In what is shipped: npm", npm)}
${folded("In what is shipped: fonts", fonts)}
${folded("Linked by stages that train networks: from PyPI", native)}
${folded("Not shipped: DVC and what it needs, from PyPI", pypi)}
${folded("Not shipped: for work on the repository alone, npm", development)}`;
}

function folded(title: string, packages: readonly LicensedPackage[]): Markup {
	const counts = Map.groupBy(packages, ({ licence }) => licence);
	const sums = [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
	return html`<details class="software"><summary>${title} (${packages.length})</summary>
<p>${sums.map(([licence, some], i) => `${i > 0 ? ", " : ""}${licence} ${some.length}`).join("")}</p>
<div class="table-frame" tabindex="0" role="group" aria-label="${title}"><table><thead><tr><th scope="col">Package</th><th scope="col">Version</th><th scope="col">Licence</th></tr></thead><tbody>${packages.map(
		({ name, version, licence }) => html`<tr><td>${name}</td><td>${version}</td><td>${licence}</td></tr>`,
	)}</tbody></table></div></details>`;
}
