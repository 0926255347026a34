"""Write what is generated of the documentation: the questions in README.md and docs/questions.md."""

from pathlib import Path

from kg import resources
from kg.query import catalogue, reference

ROOT = Path(__file__).parents[1]


def generated() -> dict[Path, str]:
    """Each generated page and its text."""
    folder = resources.queries_dir()
    questions = catalogue.load(folder)
    readme = ROOT / "README.md"
    return {
        readme: reference.within(readme.read_text("utf-8"), reference.table(questions)),
        ROOT / "docs" / "questions.md": reference.reference(questions, reference.columns(folder)),
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, "utf-8")
        print(path.relative_to(ROOT))
