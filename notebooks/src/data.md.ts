// A card for each data set, from its dataset.json and its README.
import { dataPage } from "./components/data-page.ts";
import { datasetSlugs, readDataset } from "./sources/dataset.ts";
import { isBroken, type PaperOnDisk, paperSlugs, readPaper } from "./sources/paper.ts";

const papers = (await Promise.all(paperSlugs().map(readPaper))).filter((paper) => !isBroken(paper)) as PaperOnDisk[];
process.stdout.write(
	dataPage(
		datasetSlugs().map((slug) => readDataset(slug)!),
		papers,
	),
);
