"""Short forms of forenames in everyday English use, each group one name; our own list, by no means complete.

Two short forms of one name are one name too. A form that is commonly short for two names (Sam, Alex, Chris)
stands in both groups.
"""

_GROUPS = """
abigail abi abby gail
albert al bert bertie
alexander alex alec sandy xander lex
alexandra alex lexi sandra
alfred alf alfie fred freddie
amelia amy millie
andrew andy drew
anthony antony tony
archibald archie
arthur art artie
barbara barb babs
benjamin ben benji benny
bethany beth
bradley brad
cameron cam
catherine katherine kathryn cath cathy kate katie kathy kitty
charles charlie chas
charlotte charlie lottie
christina christine chris chrissie tina
christopher chris kit topher
daniel dan danny
david dave davey
deborah debbie deb
dominic dom
dorothy dot dotty dolly
edward ed eddie ned ted teddy
eleanor ellie nell nora
elizabeth beth bess betty betsy eliza liz lizzie libby lisa
emily em emmie
emma em
frances fran francesca frankie
francis frank frankie
frederick fred freddie
gabriel gabe
gerald gerry
george georgie
georgina georgie gina
gregory greg
harold harry hal
harriet hattie
henry harry hal
imogen immy
isaac zac
isabella isabel isobel bella izzy issy
jacob jake
jacqueline jackie
james jim jimmy jamie
jennifer jen jenny
jeremy jerry
jessica jess jessie
joanna joanne jo
john jack johnny
jonathan jon jonny
joseph joe joey
joshua josh
judith judy
kenneth ken kenny
kimberley kim
lawrence laurence larry laurie
leonard len lenny leo
lillian lily lil
louisa louise lou
lucinda lucy
madeleine maddie
margaret maggie meg peggy rita
matilda tilly
matthew matt matty
maxwell maximilian max
megan meg
michael mick mickey mike
mohammed mohamed muhammad mo
nathaniel nathan nate nat
nicholas nick nicky nico
nicola nicky
oliver ollie
olivia liv livvy
oscar ossie
patricia pat patsy trish tricia
patrick pat paddy
penelope penny
peter pete
philip phillip phil pip
phoebe phebe
rebecca becca becky
reginald reg reggie
richard dick ricky rich rick
robert bob bobby rob robbie
ronald ron ronnie
rosemary rose rosie
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb
sophia sophie
stanley stan
stephen steven steve stevie
susan susannah sue susie
theodore theo ted teddy
theresa teresa terri tess tessa
thomas tom tommy
timothy tim timmy
toby tobias
valerie val
victoria vicky tori
vincent vince vinny
walter wally walt
william bill billy will willie
zachary zac zach zak
"""


def _partners() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _GROUPS.split("\n"):
        for name in line.split():
            found.setdefault(name, set()).update(line.split())
    return {name: frozenset(others) for name, others in found.items()}


_PARTNERS = _partners()


def one_name(one: str, other: str) -> bool:
    """Whether two folded forenames are forms of one name."""
    return other in _PARTNERS.get(one, ())
