// A table's content, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

await writeResult("tables", "json");
