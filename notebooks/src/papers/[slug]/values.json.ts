// The values that a paper's stages recorded, for its notebook.
import { writeResult } from "../../sources/write-result.ts";

await writeResult(".", "json");
