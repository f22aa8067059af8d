"""The lexicon and models, built once and handed to the extractors."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.instruments import Instruments
from corpora.people import load_people_lexicon
from corpora.shorts import load_alias_phrases, load_demonstratives, load_short_stops
from extractors.announcements import Announcements
from extractors.assignments.find import AssignmentFinder
from extractors.awards import AwardFinder
from extractors.blocs import BlocFinder
from extractors.cues import CueFinder
from extractors.deadlines import DeadlineFinder
from extractors.event_names import EventIndex
from extractors.header import HeaderReader
from extractors.movements import MovementNames
from extractors.organisations import OrganisationScanner
from extractors.own import OwnFinder
from extractors.people import NameFinder
from extractors.references import ReferenceScanner
from extractors.resolve.aliases import AliasScanner
from extractors.resolve.anaphora import AnaphorScanner
from extractors.resolve.shorts import ShortScanner
from extractors.resolve.spelling import Spelling
from extractors.roles import RoleReader
from extractors.targets import TargetFinder
from extractors.themes import ThemeFinder


@dataclass(frozen=True)
class Kit:
    """Everything that `extract` needs besides the document; costs a second to build, nothing to share."""

    instruments: Instruments
    organisations: OrganisationScanner
    references: ReferenceScanner
    shorts: ShortScanner
    anaphora: AnaphorScanner
    aliases: AliasScanner
    spelling: Spelling
    own: OwnFinder
    cues: CueFinder
    announcements: Announcements
    events: EventIndex
    names: NameFinder
    roles: RoleReader
    blocs: BlocFinder
    movements: MovementNames
    awards: AwardFinder
    themes: ThemeFinder
    targets: TargetFinder
    deadlines: DeadlineFinder
    assignments: AssignmentFinder

    @classmethod
    def load(cls) -> Kit:
        """Read the lexicon; the named-entity model loads when its first sentence comes."""
        instruments = Instruments.load()
        references = ReferenceScanner(instruments)
        people = load_people_lexicon()
        names = NameFinder(people, OrganisationScanner.load())
        return cls(
            instruments=instruments,
            organisations=names.organisations,
            references=references,
            shorts=ShortScanner(instruments, load_short_stops()),
            anaphora=AnaphorScanner(references.type_words, load_demonstratives()),
            aliases=AliasScanner(load_alias_phrases()),
            spelling=Spelling.load(),
            own=OwnFinder(HeaderReader(references.numbers, names.organisations), references.type_words),
            cues=CueFinder(instruments),
            announcements=Announcements(instruments),
            events=EventIndex.load(),
            names=names,
            blocs=BlocFinder.load(names.organisations),
            movements=MovementNames.load(),
            awards=AwardFinder.load(names.organisations, names.titles),
            themes=ThemeFinder.load(),
            targets=TargetFinder.load(),
            deadlines=DeadlineFinder.load(),
            assignments=AssignmentFinder.load(names.organisations),
            roles=RoleReader.load(names.titles),
        )
